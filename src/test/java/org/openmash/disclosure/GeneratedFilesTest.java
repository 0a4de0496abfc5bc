package org.openmash.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class GeneratedFilesTest {
    @Test
    void the_committed_grants_follow_from_the_matrix() throws IOException {
        assertThat(Files.readString(GeneratedFiles.GRANTS)).isEqualTo(GeneratedFiles.grants(GeneratedFiles.matrix()));
    }

    @Test
    void the_committed_record_of_the_policy_is_its_text() throws IOException {
        assertThat(Files.readString(GeneratedFiles.VERSION))
                .isEqualTo(GeneratedFiles.version(GeneratedFiles.matrix(), GeneratedFiles.text()));
    }

    @Test
    void the_committed_description_of_each_role_follows_from_the_matrix() throws IOException {
        for (var document : RoleDocuments.all(GeneratedFiles.matrix()).entrySet()) {
            assertThat(Files.readString(RoleDocuments.FOLDER.resolve(document.getKey())))
                    .isEqualTo(document.getValue());
        }
    }

    @Test
    void the_committed_data_dictionary_follows_from_the_matrix() throws IOException {
        assertThat(Files.readString(GeneratedFiles.DICTIONARY))
                .isEqualTo(GeneratedFiles.dictionary(GeneratedFiles.matrix()));
    }
}
